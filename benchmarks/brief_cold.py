"""Wall time of whole commands in fresh processes: `python benchmarks/brief_cold.py [PATH]`, by default over ../shared/seeds."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 3


def main() -> None:
    """Print the best of some rounds of each command: the best is the least disturbed by other work on the machine."""
    shared = os.environ.get("MUSNAD_SHARED") or Path(__file__).resolve().parents[2] / "shared"
    pile = sys.argv[1] if len(sys.argv) > 1 else str(Path(shared, "seeds"))
    for arguments in (["--help"], ["read", pile], ["brief", pile]):
        print(f"musnad {arguments[0]}: {min(wall(arguments) for _ in range(ROUNDS)):.2f} s")


def wall(arguments: list[str]) -> float:
    """Seconds of wall time of one command, start-up included. Raises `CalledProcessError` where it fails."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "musnad", *arguments], capture_output=True, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
