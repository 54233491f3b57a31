"""Which language short strings of our own are in; where few letters tell, nothing is said."""

import subprocess
import sys

import pytest

from musnad.lang.identify import UNKNOWN, language_of, language_within

STRINGS = {
    "ar": ("نعم", "خط أحمر", "بايدن: لن نقبل", "قال AP إن اللقاء تأجل", "مبعوث الأمم المتحدة يصل إلى العاصمة"),
    "fa": ("تهران پیشنهاد را پذیرفت", "آیا گفتگو ادامه می‌یابد؟"),
    "ur": ("وزیر اعظم نے کہا کہ",),
    "ps": ("ولسمشر وویل چې",),
    "ckb": ("سەرۆکی هەرێم گوتی",),
    "ru": ("Нет", "Байден выразил", "Кремль: переговоры прошли конструктивно"),
    "uk": ("Київ", "Президент заявив, що їх не боїться"),
    "he": ("ראש הממשלה אמר",),
    "en": (
        "The envoy met reporters on Tuesday to talk about the crossing.",
        "We will not accept threats.",
        "Great talk with my friend, more to come",
        "Explosion reported near the old port",
        "MINISTER WARNS OF COLLAPSE",
        "Thank you all for coming today! https://example.org/x #Summit",
    ),
    "fr": ("Le ministre a rencontré son homologue mardi", "Nous ne céderons pas aux menaces."),
    "es": ("El presidente habló con su homólogo", "No vamos a aceptar amenazas."),
    "de": ("Wir werden keine Drohungen akzeptieren.", "Guten Morgen aus der Hauptstadt"),
    "tr": ("Bakan salı günü mevkidaşıyla görüştü", "Tehditleri kabul etmeyeceğiz."),
    "it": ("Non accetteremo minacce.",),
    "pl": ("Minister spotkał się we wtorek ze swoim odpowiednikiem",),
    "pt": ("O ministro reuniu-se na terça-feira com o seu homólogo",),
    "nl": ("De minister sprak dinsdag met zijn ambtgenoot",),
    UNKNOWN: (
        "AP",
        "CNN, AFP",
        "12.30",
        "F-35",
        "@HandleName",
        "https://example.org/some/page",
        "someone@example.com",
        "Al-Hayat",
        "",
    ),
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in STRINGS.items() for text in texts])
def test_short_strings(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("own", "text", "language"),
    [
        ("ar", "قال المبعوث إن اللقاء تأجل", "ar"),
        ("ar", "12.30 — 2021", "ar"),
        ("ar", "اللقاء تأجل، قال AP عن المبعوث", "ar"),
        ("ar", "تهران پیشنهاد را پذیرفت", "fa"),
        ("ar", "The envoy met reporters on Tuesday to talk about the crossing.", "en"),
        ("ar", "Президент заявив, що їх не боїться", "uk"),
        ("ru", "Кремль: переговоры прошли конструктивно", "ru"),
        ("ru", "قال المبعوث إن اللقاء تأجل", "ar"),
        ("fa", "قال المبعوث إن اللقاء تأجل", "ar"),
    ],
)
def test_a_block_follows_its_report_unless_its_letters_tell_otherwise(own: str, text: str, language: str) -> None:
    assert language_within(text, own) == language


def test_the_model_is_loaded_only_for_scripts_that_need_it() -> None:
    code = (
        "import sys, musnad.lang.identify as i; i.language_of('نعم'); i.language_of('Нет'); assert 'fasttext' not in sys.modules;"
        "assert i.language_of('The envoy spoke to reporters') == 'en' and 'fasttext' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
