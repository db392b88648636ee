"""Parameters then: the values that documents could quote at a commit, so that a past version shows those of its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from svcq_build.history.commit import Commit, FileState
from svcq_build.load import UNKNOWN, Corpus, Parameters, holds_parameters, read_parameters


class ParametersThen:
    """The documents with parameters along the commits of a branch."""

    def __init__(self, states: Iterable[FileState], contents: Mapping[str | None, bytes], today: Corpus) -> None:
        """Take what is known.

        Args:
            states: what the commits did to files, the newest first. contents: the bytes of files, by blob.
            today: the documents as they are now, whose settings choose the size.
        """
        self._places: dict[str, int] = {}
        self._states: list[tuple[int, FileState]] = []
        for state in states:
            place = self._places.setdefault(state.commit.id, len(self._places))
            if holds_parameters(state.path):
                self._states.append((place, state))
        self._contents, self._settings = contents, today.settings
        self._read: dict[tuple[tuple[str, str], ...], Parameters] = {}

    def at(self, commit: Commit, content: bytes) -> Parameters:
        """The parameters at a commit, for a document of it; those of one that quotes none are not looked for."""
        if b"{param:" not in content:
            return UNKNOWN
        place = self._places[commit.id]
        blobs: dict[str, str | None] = {}
        for when, state in self._states:
            if when >= place:  # the newest that is no newer
                blobs.setdefault(state.path, state.blob)
        key = tuple(sorted((path, blob) for path, blob in blobs.items() if blob is not None))
        if key not in self._read:
            files = ((path, self._contents[blob]) for path, blob in key)
            self._read[key] = read_parameters(files, self._settings)
        return self._read[key]
