"""Figures for papers: the rows of a period's report as dots with intervals, lines over time, or shares, drawn by matplotlib.

`data` says what a figure shows, `drawing` draws it. Pages have small charts of their own (`audit/report/period/charts.py`).
"""
