"""The app as granian runs it: one of the processes of `teamhub serve`."""

import gc
import os
from multiprocessing import parent_process
from threading import Thread

from litestar import Litestar

from teamhub.core import log
from teamhub.settings import Settings


def app() -> Litestar:
    """In a process that ends with `serve`, even when that one was killed and could not say so."""

    def end_with_parent() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=end_with_parent, daemon=True).start()
    gc.disable()  # while all is loaded: none of it is garbage
    from teamhub.app import create_app

    settings = Settings()
    log.configure(settings.log)
    made = create_app(settings)
    gc.collect()
    gc.freeze()  # what stays for ever need not be looked through again and again
    gc.set_threshold(20_000, 20, 20)
    gc.enable()
    return made
