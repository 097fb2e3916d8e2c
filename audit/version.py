"""The version of `audit`."""

VERSION = "0.2.0"
