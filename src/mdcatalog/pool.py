"""Work on many tasks in worker processes: in order, with little memory, whatever dies.

The standard library's process pool gives up all tasks when one worker is killed and does not
say whose fault it was. Here every worker has a pipe of its own, so that a dead one costs the
task that it held and nothing else.
"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from mdcatalog.errors import WorkerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnContext
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Result = TypeVar("Result")

#: Tasks begun and not yet delivered, for each worker: enough to keep all busy while one of
#: them holds a long document, few enough to keep memory flat.
_WINDOW = 8


@dataclass(frozen=True)
class Outcome(Generic[Task, Result]):
    """A task with its result, or with the reason why its worker died."""

    task: Task
    result: Result | None = None
    died: str | None = None


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    index: int | None = None
    ready: bool = False


@dataclass
class _Pool(Generic[Task, Result]):
    function: Callable[[Task], Result]
    context: SpawnContext
    workers: list[_Worker] = field(default_factory=list)

    def start(self) -> None:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=_work, args=(self.function, theirs), daemon=True)
        process.start()
        theirs.close()
        self.workers.append(_Worker(process, ours))

    def replace(self, worker: _Worker) -> str:
        """Put a new worker in a dead one's place and say how that one ended."""
        worker.process.join()
        code = worker.process.exitcode or 0
        worker.pipe.close()
        self.workers.remove(worker)
        if not worker.ready:
            raise WorkerError(
                "Worker processes end before they begin. Use jobs=1, or call mdcatalog under "
                'if __name__ == "__main__": as multiprocessing asks for.'
            )
        self.start()
        return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"

    def stop(self) -> None:
        for worker in self.workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()


def ordered(
    function: Callable[[Task], Result], tasks: Iterable[Task], jobs: int
) -> Iterator[Outcome[Task, Result]]:
    """The outcomes of all tasks, in their order, as they come; tasks are taken as needed.

    ``function`` must not raise: an exception of it is an error of ours and passed on.
    """
    if jobs <= 1:
        for task in tasks:
            yield Outcome(task, function(task))
        return
    import multiprocessing

    pool: _Pool[Task, Result] = _Pool(function, multiprocessing.get_context("spawn"))
    try:
        for _ in range(jobs):
            pool.start()
        yield from _deliver(pool, iter(tasks))
    finally:
        # also where the reader stops early or Ctrl-C comes: nobody waits for their results
        pool.stop()


def _deliver(pool: _Pool[Task, Result], tasks: Iterator[Task]) -> Iterator[Outcome[Task, Result]]:
    from multiprocessing.connection import wait

    begun: dict[int, Task] = {}
    done: dict[int, Outcome[Task, Result]] = {}
    taken = delivered = 0
    more = True
    while more or begun or done:
        for worker in pool.workers:
            if not more or taken - delivered >= _WINDOW * len(pool.workers):
                break
            if worker.ready and worker.index is None:
                task = next(tasks, _END)
                if task is _END:
                    more = False
                    break
                begun[taken] = task
                _give(worker, taken, task)
                taken += 1
        if begun or more:
            pipes = {worker.pipe: worker for worker in pool.workers}
            for pipe in wait(list(pipes)):
                _collect(pool, pipes[pipe], begun, done)  # type: ignore[index]
        while delivered in done:
            yield done.pop(delivered)
            delivered += 1


def _give(worker: _Worker, index: int, task: Any) -> None:
    worker.index = index
    # where it has died, reading from its pipe will tell
    with contextlib.suppress(OSError):
        worker.pipe.send(task)


def _collect(
    pool: _Pool[Task, Result],
    worker: _Worker,
    begun: dict[int, Task],
    done: dict[int, Outcome[Task, Result]],
) -> None:
    try:
        kind, value = worker.pipe.recv()
    except (EOFError, OSError):
        reason = pool.replace(worker)
        if worker.index is not None:
            done[worker.index] = Outcome(begun.pop(worker.index), None, reason)
        return
    if kind == "ready":
        worker.ready = True
        return
    if kind == "error":
        raise value
    assert worker.index is not None
    done[worker.index] = Outcome(begun.pop(worker.index), value)
    worker.index = None


_END: Any = object()


def _work(function: Callable[[Any], Any], pipe: Connection) -> None:
    """What a worker does until its pipe is closed; Ctrl-C is the parent's to act upon."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pipe.send(("ready", None))
        while True:
            task = pipe.recv()
            try:
                answer = ("done", function(task))
            except Exception as error:
                answer = ("error", error)
            pipe.send(answer)
    except (EOFError, OSError):
        return  # the parent has what it wants, or is gone
