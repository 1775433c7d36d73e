"""Nodes of a real OpenSearch as processes on loopback, which end with whoever started them."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HEAP = "512m"
"""Of one node: a test's index is small."""
STARTED_WITHIN = 90.0
"""Seconds: a node takes four on an idle machine with two cores, three nodes beside other work many more."""


class NotHere(Exception):
    """This machine cannot run an OpenSearch; says why."""


def class_path(folder: Path) -> str:
    """The jars and the launcher, compiled into ``folder`` where that has not been done. Raises NotHere."""
    for program in ("java", "javac", "mvn"):
        if not shutil.which(program):
            raise NotHere(f"no {program}")
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "jars.txt"
    if not listed.exists():
        made = folder / "jars.made"
        plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath"
        command = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), plugin, f"-Dmdep.outputFile={made}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        if done.returncode or not made.exists():
            raise NotHere(f"mvn cannot get the jars: {(done.stdout + done.stderr)[-500:]}")
        compiled = subprocess.run(
            ["javac", "-cp", made.read_text(), "-d", str(folder), str(HERE / "OneNode.java")],
            capture_output=True,
            text=True,
            check=False,
        )
        if compiled.returncode:
            raise NotHere(f"the launcher does not compile: {compiled.stderr[-500:]}")
        made.rename(listed)
    return f"{folder}:{listed.read_text()}"


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody listens on."""
    held = [socket.socket() for _ in range(count)]
    try:
        for one in held:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in held]
    finally:
        for one in held:
            one.close()


class Cluster:
    """Nodes that run. urls: their HTTP addresses, without a slash at the end."""

    def __init__(self, classes: str, folder: Path, count: int = 1, heap: str = HEAP) -> None:
        ports = free_ports(2 * count)
        self.http, self.transport = ports[:count], ports[count:]
        self.urls = [f"http://127.0.0.1:{port}" for port in self.http]
        self.folder = folder
        self._classes, self._heap = classes, heap
        self._nodes: list[subprocess.Popen[bytes] | None] = [None] * count

    def start(self, at: int) -> None:
        """Start a node, or one that was killed anew with what it had; returns at once."""
        home = self.folder / f"node{at}"
        home.mkdir(parents=True, exist_ok=True)
        others = ",".join(f"127.0.0.1:{port}" for port in self.transport)
        names = ",".join(f"node{number}" for number in range(len(self.http)))
        several = [f"discovery.seed_hosts={others},", f"cluster.initial_cluster_manager_nodes={names},"]
        settings = [
            f"path.home={home}",
            f"path.data={home / 'data'}",
            f"path.logs={home / 'logs'}",
            f"node.name=node{at}",
            "cluster.name=tests",
            "network.host=127.0.0.1",
            f"http.port={self.http[at]}",
            f"transport.port={self.transport[at]}",
            "transport.type=netty4",
            "http.type=netty4",
            "cluster.routing.allocation.disk.threshold_enabled=false",
            *(several if len(self.http) > 1 else ["discovery.type=single-node"]),
        ]
        command = ["java", f"-Xms{self._heap}", f"-Xmx{self._heap}", "-XX:+UseSerialGC", "-cp", self._classes]
        command += [f"-Dopensearch.path.home={home}", "OneNode", *settings]
        log = (home / "log").open("ab")
        self._nodes[at] = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log)
        log.close()

    def kill(self, at: int) -> None:
        """Kill a node as a machine does that loses its power."""
        node = self._nodes[at]
        if node:
            node.kill()
            node.wait()
            if node.stdin:
                node.stdin.close()
        self._nodes[at] = None

    def ask(self, path: str, at: int = 0, body: Any = None, method: str = "") -> Any:
        """The JSON that a node answers. Raises OSError."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.urls[at]}/{path}", data, {"Content-Type": "application/json"})
        request.method = method or ("POST" if data else "GET")
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def wait(self, nodes: int = 0, status: str = "yellow") -> None:
        """Until so many nodes (all by default) make one cluster of that health. Raises NotHere with the last log."""
        wanted = nodes or len(self.http)
        end = time.monotonic() + STARTED_WITHIN
        alive = [at for at, node in enumerate(self._nodes) if node]
        while time.monotonic() < end:
            try:
                health = self.ask(
                    f"_cluster/health?wait_for_status={status}&wait_for_nodes={wanted}&timeout=5s", alive[0]
                )
                if not health["timed_out"]:
                    return
            except OSError:
                time.sleep(0.2)
            if any(node and node.poll() is not None for node in self._nodes):
                break
        raise NotHere("OpenSearch does not start: " + self._logs())

    def stop(self) -> None:
        """End every node."""
        for at in range(len(self._nodes)):
            self.kill(at)

    def _logs(self) -> str:
        return "\n".join(path.read_text(errors="replace")[-800:] for path in sorted(self.folder.glob("node*/log")))


@contextmanager
def opensearch(classes: str, folder: Path, count: int = 1, heap: str = HEAP) -> Iterator[Cluster]:
    """``count`` nodes that make one cluster, ended when the block ends. folder: for their data and logs."""
    cluster = Cluster(classes, folder, count, heap)
    try:
        for at in range(count):
            cluster.start(at)
        cluster.wait()
        yield cluster
    finally:
        cluster.stop()
