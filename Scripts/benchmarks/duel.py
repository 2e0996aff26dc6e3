"""Contenders and how they are compared."""
import statistics
import subprocess


class Contender:
    """A process that trains once for each line that it is sent, see contender.py."""

    def __init__(self, *command):
        self.process = subprocess.Popen(
            list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def turn(self):
        """The seconds of one training, and the loss it ended at."""
        print(file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline().split()
        if len(answer) != 2:
            raise SystemExit(f"bench: {self.process.args} failed")
        return float(answer[0]), float(answer[1])

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def duels(ours, others, rounds, tolerance):
    """Our median seconds, and the median of each other's time to ours. All must end at our loss."""
    contenders = [ours, *others]
    try:
        turns = []
        for turn in range(rounds + 1):
            turns.append([contender.turn() for contender in contenders])
    finally:
        for contender in contenders:
            contender.end()
    # The first round warms up.
    losses = [loss for _, loss in turns[0]]
    for contender, loss in zip(contenders, losses):
        if not abs(loss - losses[0]) <= tolerance * abs(losses[0]):
            raise SystemExit(f"bench: {contender.process.args} ends at the loss {loss}, not {losses[0]}")
    times = [[seconds for seconds, _ in turn] for turn in turns[1:]]
    ratios = [statistics.median(turn[i] / turn[0] for turn in times) for i in range(1, len(contenders))]
    return statistics.median(turn[0] for turn in times), ratios


def at_least(ratio, bar, digits=2):
    """The last cells of a row: how many times as fast, the bar, and whether it is met."""
    return f"{ratio:.{digits}f} ×", f"≥ {bar} ×", "met" if ratio >= bar else "**missed**"


def at_most(ratio, bar):
    """The last cells of a row: how many times as long, the bar, and whether it is met."""
    return f"{ratio:.2f} × the time", f"≤ {bar} ×", "met" if ratio <= bar else "**missed**"
