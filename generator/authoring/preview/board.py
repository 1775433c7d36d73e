"""The newest outcome -> everybody who waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from generator.authoring.preview.outcome import PreviewOutcome, ShownDocument


class Board:
    """What pages show now. One writer (the session) and any number of readers, all on one event loop.

    number: counts postings. stands: there is a site to look at. closed: nothing more will come.
    """

    def __init__(self) -> None:
        self.number = 0
        self.closed = False
        self.stands = False
        self.outcome: PreviewOutcome | None = None
        self.documents: Mapping[str, ShownDocument] = {}
        self._news = asyncio.Event()

    def post(self, outcome: PreviewOutcome) -> None:
        """Put up a new outcome and wake everybody."""
        self.outcome = outcome
        if outcome.documents is not None:
            self.documents = outcome.documents
        self.stands = self.stands or not outcome.failed
        self.number += 1
        self._wake()

    def close(self) -> None:
        """Send everybody home: the server is about to stop."""
        self.closed = True
        self._wake()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    async def newer(self, number: int, *, seconds: float) -> bool:
        """Wait until something newer than ``number`` is posted or the board closes. False: nothing in that time."""
        if self.number != number or self.closed:
            return True
        try:
            await asyncio.wait_for(self._news.wait(), seconds)
        except TimeoutError:
            return False
        return True
