"""Shards on a Ray cluster, which calls the same function as the pool.

Shards are written to a folder or address that all machines reach. Ray retries a shard when its worker or machine is lost; one
that is lost every time is done input by input, and inputs that kill their worker become failures.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from audit.errors import AuditError
from audit.farm.shard import Done, Task, work
from audit.farm.shard_store import Place
from audit.kit import Kit


def remote_job(task: Task, kit: Kit) -> Done:
    """Do a shard. Ray needs a plain function of its own module."""
    return work(task, kit)


def joined(address: str | None, workers: int | None = None) -> bool:
    """Join the cluster at an address, or start Ray on this machine, with so many processes; False if this process had joined.

    Raises `AuditError` when Ray is not installed.
    """
    try:
        import ray
    except ImportError as e:
        raise AuditError("--engine ray: Ray is not installed", "pip install newsaudit[ray]") from e
    if ray.is_initialized():
        return False
    here = None if address else workers
    ray.init(address=address, num_cpus=here, log_to_driver=False, include_dashboard=False, configure_logging=False)
    return True


@dataclass(frozen=True, slots=True)
class Cluster:
    """A Ray cluster by its address; without one, Ray starts on this machine.

    At most `under_way` shards are submitted at once; one whose worker is lost is retried `tries` times.
    """

    address: str | None = None
    under_way: int = 64
    tries: int = 3

    def run(self, tasks: Iterator[Task], kit: Kit) -> Iterator[Done]:
        """Do all shards; yield each as it finishes, in any order."""
        started = joined(self.address)
        import ray

        try:
            remote = ray.remote(max_retries=self.tries, retry_exceptions=False)(remote_job)
            data = ray.put(kit)
            waiting: dict[Any, Task] = {}
            while True:
                while len(waiting) < self.under_way and (task := next(tasks, None)) is not None:
                    waiting[remote.remote(task, data)] = task
                if not waiting:
                    return
                ready, _ = ray.wait(list(waiting), num_returns=1)
                for reference in ready:
                    task = waiting.pop(reference)
                    try:
                        yield ray.get(reference)
                    except ray.exceptions.RayTaskError as e:
                        raise e.cause from e
                    except ray.exceptions.WorkerCrashedError:
                        yield self.without_killers(task, data, remote)
        finally:
            if started:
                ray.shutdown()

    def without_killers(self, task: Task, data: Any, remote: Any) -> Done:
        """Do a shard that was lost every time: try each input alone to find those that kill a worker, then do the rest."""
        import ray

        poisoned = []
        place = Place(task.asked.place)
        for i, item in enumerate(task.items):
            alone = replace(task, name=f"{task.name}-{i}", items=(item,))
            try:
                ray.get(remote.remote(alone, data))
                place.drop(alone.name)
            except ray.exceptions.WorkerCrashedError:
                poisoned.append((i, "killed its worker (out of memory?)"))
        done: Done = ray.get(remote.remote(replace(task, poisoned=tuple(poisoned)), data))
        return done
