"""``python -m tests.faults``: kill crawls at random moments, and print what became of each."""

import argparse
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.faults.kills import MOMENTS, VICTIMS, Tally, trial

HEAD = ("seed", "template", "stories", "kills", "lives", "exports", "again", "needless", "s")


def main() -> int:
    """Run the trials that the command line asks for; tell whether all went well."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="archives; default: 20")
    parser.add_argument("--first", type=int, default=1, help="the first seed; default: 1")
    parser.add_argument("--kills", type=int, default=10, help="kills an archive; default: 10")
    parser.add_argument("--jobs", type=int, default=2, help="archives at a time; default: 2")
    asked = parser.parse_args()
    write = sys.stdout.write
    write("".join(f"{name:>10}" for name in HEAD) + "\n")
    tallies = []
    with ThreadPoolExecutor(asked.jobs) as pool:
        seeds = range(asked.first, asked.first + asked.seeds)
        for tally in pool.map(lambda seed: trial(seed, asked.kills), seeds):
            tallies.append(tally)
            write(_line(tally))
            sys.stdout.flush()
    kills = sum((tally.kills for tally in tallies), Counter[str]())
    write(f"{sum(kills[each] for each in set(VICTIMS)):,} kills")
    write(f" ({', '.join(f'{kills[each]} {each}' for each in dict.fromkeys(VICTIMS))};")
    write(f" {', '.join(f'{kills[each]} at {each}' for each in MOMENTS)}),")
    write(f" {sum(tally.exports for tally in tallies)} killed exports\n")
    write(f"{sum(len(tally.faults) for tally in tallies)} faults,")
    write(f" {sum(tally.again for tally in tallies)} articles fetched again\n")
    return int(any(tally.faults for tally in tallies))


def _line(tally: Tally) -> str:
    killed = sum(tally.kills[each] for each in set(VICTIMS))
    values = (tally.seed, tally.template[:9], tally.stories, killed, tally.lives, tally.exports)
    more = (tally.again, tally.needless, f"{tally.seconds:.0f}")
    faults = "".join(f"    FAULT {fault}\n" for fault in tally.faults)
    repeat = (
        f"    repeat: python -m tests.faults --seeds 1 --first {tally.seed}\n" if faults else ""
    )
    return "".join(f"{value!s:>10}" for value in (*values, *more)) + "\n" + faults + repeat


if __name__ == "__main__":
    sys.exit(main())
