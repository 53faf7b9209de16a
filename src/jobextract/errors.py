"""Every error that the package raises and every notice that an extraction can carry, each with its code.

Codes are short, kebab-case and stable: programs may compare them, messages may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from jobextract.schema import Notice


class JobextractError(Exception):
    """Base of all documented errors.

    Attributes:
        code: kebab-case code of the kind of error, the same for every instance of a class.
        message: one sentence for a person; also what ``str()`` gives.
    """

    code: ClassVar[str] = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(JobextractError):
    """A document cannot be read."""

    code = "unreadable-input"


class InputNotFoundError(InputError):
    """There is no such file."""

    code = "not-found"


class InputIsFolderError(InputError):
    """A folder was given where one document is expected."""

    code = "is-a-folder"


class InputPermissionError(InputError):
    """The file may not be read."""

    code = "permission-denied"


class BrokenInputError(InputError):
    """A file is damaged, or is not what its name or media type says."""

    code = "broken-input"


class EncryptedInputError(InputError):
    """A file cannot be read without a password."""

    code = "encrypted-input"


class LimitError(InputError):
    """A file or a part of one exceeds a limit of `jobextract.reading.Limits`."""

    code = "limit-exceeded"


class NoTextFieldError(InputError):
    """A table or record has no field or column that holds a text."""

    code = "no-text-field"


class MissingExtraError(InputError):
    """A format needs a package that is not installed; the message says how to install it."""

    code = "missing-extra"


class UsageError(JobextractError):
    """The caller asked for something that does not exist or cannot be combined."""

    code = "usage"


class RulesError(UsageError):
    """A folder of rules is not as it must be; the message has a line for each fault, with file and line."""

    code = "invalid-rules"


class OutputError(JobextractError):
    """The result cannot be written."""

    code = "unwritable-output"


class OutputLockedError(OutputError):
    """Another process writes the same output."""

    code = "output-locked"


class ResourceError(JobextractError):
    """Data shipped with the package are missing or corrupt."""

    code = "resource"


class ExtractionError(JobextractError):
    """A document made the pipeline fail: a defect of the package, reported for this document alone."""

    code = "internal"


class TimeLimitError(JobextractError):
    """A document took longer than the time limit; its worker process was stopped."""

    code = "time-limit"


class WorkerError(JobextractError):
    """A worker process died while it read a document, or could not start."""

    code = "worker-died"


def missing_extra(uri: str, extra: str) -> MissingExtraError:
    """Give the error of a document that needs a package which is not installed.

    >>> missing_extra("a.pdf", "pdf").message
    'a.pdf: to read it, install the extra: pip install "jobextract[pdf]"'
    """
    return MissingExtraError(f'{uri}: to read it, install the extra: pip install "jobextract[{extra}]"')


def input_error(path: str, error: OSError) -> InputError:
    """Give the `InputError` that says what an `OSError` on reading `path` means.

    >>> input_error("a.md", FileNotFoundError(2, "No such file or directory")).code
    'not-found'
    """
    if isinstance(error, FileNotFoundError):
        return InputNotFoundError(f"{path}: no such file")
    if isinstance(error, IsADirectoryError):
        return InputIsFolderError(f"{path}: is a folder, not a document")
    if isinstance(error, PermissionError):
        return InputPermissionError(f"{path}: no permission to read it")
    return InputError(f"{path}: {error.strerror or error}")


NOTICES: dict[str, str] = {
    "binary-content": "The content is not text; nothing was extracted.",
    "closed-posting": "A position on the page is filled, expired or withdrawn; it is not listed.",
    "deep-nesting": "The markup is nested deeper than any page needs; the deepest levels were read as one.",
    "empty-document": "The document holds no visible text.",
    "encoding-errors": "Some bytes are not valid in the document's encoding; U+FFFD stands for them.",
    "encoding-guessed": "The document does not say its encoding; it was guessed.",
    "lone-surrogates": "The string holds unpaired surrogates; U+FFFD stands for each of them.",
    "markup-unread": "The page describes positions in markup (schema.org) that was not read.",
    "mojibake-repaired": "Some text was decoded wrongly before it came here; facts give the repaired text.",
    "no-posting": "No open position was found.",
    "no-text": "The pages of the PDF hold no text; they are probably scanned images.",
    "truncated": "The document is longer than the limit; only its beginning was read.",
    "unsupported-language": (
        "Most of the page is in a language without rules; expect only names, places and addresses."
    ),
}
"""Code → message of every notice. Messages may hold ``{name}`` placeholders, filled by `notice`."""


def notice(code: str, **values: object) -> Notice:
    """Make the notice of a code.

    Args:
        code: a key of `NOTICES`.
        values: for the placeholders of the message. Those that the message does not name are appended as
            ``(name: value)``, so that a caller may always say more.

    Raises:
        KeyError: there is no such notice.

    >>> notice("truncated", limit="10000000 characters").message
    'The document is longer than the limit; only its beginning was read. (limit: 10000000 characters)'
    """
    from jobextract.schema import Notice

    message = NOTICES[code]
    further = {name: value for name, value in values.items() if f"{{{name}}}" not in message}
    message = message.format(**values)
    if further:
        message += " (" + ", ".join(f"{name}: {value}" for name, value in further.items()) + ")"
    return Notice(code=code, message=message)
