"""Intake: files of a word processor, a spreadsheet or a text editor → draft documents, and an account of all of it."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
