"""The database as a site on this machine: lists, articles, reports and SQL, for `audit serve`.

`cursors` lends each request a cursor of its own, `guard` refuses foreign hosts, origins and methods, `replies` fills the
templates that reports use, `app` joins them. Nothing is written, and no request leaves the machine.
"""
