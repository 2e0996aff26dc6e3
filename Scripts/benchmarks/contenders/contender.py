"""What every contender written in Python shares: a loop that runs the same training again for each
line it reads, and answers with the seconds of processor time that it took and the loss it ended at."""
import gc
import sys
import time


def answer(prepare, train):
    for _ in sys.stdin:
        state = prepare()
        gc.collect()
        start = time.process_time()
        loss = train(*state)
        print(time.process_time() - start, float(loss), flush=True)
