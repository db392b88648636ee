"""Why what somebody asked of the editor is not done."""

from __future__ import annotations

from http import HTTPStatus

from svcq_build.words import Message


class Refused(Exception):
    """Nothing was done; ``message`` says why, in words for the person at the form, ``status`` what sort of reason."""

    def __init__(self, message: Message, status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY) -> None:
        super().__init__(str(message))
        self.message, self.status = message, status
