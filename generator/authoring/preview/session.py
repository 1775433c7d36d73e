"""Options and a port -> a preview that runs until somebody ends it."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
import uvicorn
from starlette.routing import Route

from generator.authoring.preview.app import preview_app
from generator.authoring.preview.asking import AskedProcess
from generator.authoring.preview.board import Board
from generator.authoring.preview.builder import Builder, BuildStep
from generator.authoring.preview.editor import editor_routes
from generator.authoring.preview.files import mount_in
from generator.authoring.preview.outcome import Build, PreviewOutcome
from generator.authoring.preview.watch import follow
from generator.base import dates
from generator.base.digest import digest
from generator.base.lock import Busy, locked
from generator.model.diagnostic import UsageError
from generator.model.options import Options

Editor = Literal["", "simple", "workflow"]
"""The editor of a preview: none, one that saves into the content folder, one whose documents wait to be released."""
HOST = "127.0.0.1"
QUIET = 2.0
"""Seconds without a change before the search index, which takes longer than the pages, is brought up to date."""
LOOK = 600.0
"""Seconds between two looks at the calendar: at midnight the site may differ though no file changed."""
ENDING = 2
"""Seconds that open connections get to end."""


class Talk(msgspec.Struct, frozen=True):
    """Where a preview speaks: its address once it can be opened, the progress of a build, each build's outcome."""

    ready: Callable[[str], None]
    step: Callable[[BuildStep], None]
    built: Callable[[PreviewOutcome, bool], None]


def preview_options(options: Options) -> Options:
    """The same site as its editor sees it: drafts and future documents, in a folder of its own below the state."""
    state = options.state or options.root / ".gongkai"
    own = digest(str(options.config), *map(str, options.content), options.date)[:12]
    return msgspec.structs.replace(
        options, output=state / "preview" / own / "site", state=state, drafts=True, preview=True, keep_index=True
    )


def run(options: Options, build: Build, *, port: int, talk: Talk, editor: Editor = "") -> None:
    """Preview a site until Ctrl-C or SIGTERM. editor: what stands below /admin/. Raises UsageError when port or site
    are taken, or when the editor has not been fetched."""
    chosen = preview_options(options)
    assert chosen.output is not None
    board = Board()
    asked = AskedProcess()
    more = editor_routes(chosen, board, workflow=editor == "workflow", asked=asked) if editor else []
    with (
        contextlib.closing(asked),
        taken(chosen.output.with_name("lock")),
        listening(port) as bound,
        _builder(build, talk) as builder,
    ):
        # Warm before it is asked.
        builder.start()
        with contextlib.suppress(KeyboardInterrupt, asyncio.CancelledError):
            asyncio.run(_Session(chosen, builder, talk, board, asked).run(bound, more))


@contextlib.contextmanager
def _builder(build: Build, talk: Talk) -> Iterator[Builder]:
    builder = Builder(build, talk.step)
    try:
        yield builder
    finally:
        builder.close()


@contextlib.contextmanager
def taken(lock: Path) -> Iterator[None]:
    """One preview of one site at a time. Raises UsageError."""
    try:
        with locked(lock):
            yield
    except Busy as error:
        who = f"（进程 {error.holder}）" if error.holder else ""
        raise UsageError(f"这个站点的预览已经在运行{who}", "到原来的窗口查看网址，或先按 Ctrl-C 结束它") from error


@contextlib.contextmanager
def listening(port: int) -> Iterator[socket.socket]:
    """A socket on this machine's own address; port 0 takes any free one. Raises UsageError when the port is taken."""
    with socket.socket() as bound:
        if sys.platform == "win32":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((HOST, port))
            bound.listen()
        except OSError as error:
            raise UsageError(*_refused(port, error)) from error
        yield bound


def _refused(port: int, error: OSError) -> tuple[str, str]:
    if error.errno == errno.EACCES and port < 1024:
        return f"没有权限使用端口 {port}", "用 1024 以上的端口，例如 gongkai serve --port 8000"
    free = next((other for other in range(port + 1, min(port + 50, 65536)) if _free(other)), 0)
    return f"端口 {port} 已被占用", f"换一个端口：gongkai serve --port {free}"


def _free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers: ending is the session's business, in the order that it wants."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _Session:
    """The running preview: a server, a watcher, and the loop that builds."""

    def __init__(self, options: Options, builder: Builder, talk: Talk, board: Board, asked: AskedProcess) -> None:
        self.options = options
        self.asked = asked
        self.builder = builder
        self.talk = talk
        self.board = board
        self.dirty = asyncio.Event()
        self.index_is_old = True

    async def run(self, bound: socket.socket, more: Sequence[Route] = ()) -> None:
        """Until cancelled. more: what is served beside the site."""
        self._end_on_sigterm()
        assert self.options.output is not None
        server = _Server(
            uvicorn.Config(
                preview_app(self.options.output, self.board, more),
                lifespan="off",
                ws="none",
                http="h11",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=ENDING,
            )
        )
        serving = asyncio.create_task(server.serve(sockets=[bound]))
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(follow(self.options, self.dirty.set))
                # The site of the last preview is shown at once: a first build may take long, or come to nothing.
                self.board.stands = (self.options.output / "index.html").is_file()
                if not self.board.stands:
                    await self._build(index=False)
                while not server.started:
                    await asyncio.sleep(0.01)
                self.talk.ready(f"http://{HOST}:{bound.getsockname()[1]}{mount_in(self.options.output)}/")
                if self.board.outcome is None:
                    await self._build(index=False)
                tasks.create_task(self._keep_up())
        finally:
            self.builder.stop()
            # The loop does not end before every answer has been given.
            self.asked.close()
            self.board.close()
            server.should_exit = True
            await serving

    def _end_on_sigterm(self) -> None:
        task = asyncio.current_task()
        assert task is not None
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)

    async def _keep_up(self) -> None:
        """Build after each change; bring the search index up when it is quiet."""
        while True:
            try:
                await asyncio.wait_for(self.dirty.wait(), QUIET if self.index_is_old else LOOK)
            except TimeoutError:
                if self.index_is_old:
                    await self._build(index=True)
                elif self._is_another_day():
                    self.dirty.set()
                continue
            await self._build(index=False)

    def _is_another_day(self) -> bool:
        built = self.board.outcome
        return not self.options.date and built is not None and built.today != dates.today().isoformat()

    async def _build(self, *, index: bool) -> None:
        self.dirty.clear()
        options = msgspec.structs.replace(self.options, keep_index=not index)
        outcome = await asyncio.to_thread(self.builder.build, options)
        if index:
            self.index_is_old = False
        elif not outcome.failed and outcome.written:
            self.index_is_old = self.options.search
        # An index build that fails says nothing new about the content; the build that follows a change will.
        if not (index and outcome.failed):
            self.board.post(outcome)
            self.talk.built(outcome, index)
