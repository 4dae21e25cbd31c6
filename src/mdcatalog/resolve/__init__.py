"""The same thing in several places becomes one record; see :func:`resolve`."""

from mdcatalog.resolve.resolution import Join, Resolution, resolve

__all__ = ["Join", "Resolution", "resolve"]
