"""Reads the same text with Recognizers-Text, cn2an and jieba and prints how many times slower than Shangji each is.

usage: others.py TEXT SHANGJI_MEGABYTES_A_SECOND

What they do is a part of what a reading does: Recognizers-Text finds numbers, percentages and dates; cn2an turns Chinese
numerals of the text into digits; jieba cuts the text into words. Each gets as much of the text as it reads in some seconds.
"""

import sys
import time
import warnings

warnings.filterwarnings("ignore")


def measure(name, text, read):
    """Doubles the part of the text until the run takes three seconds."""
    size = 2_000
    while True:
        part = text[:size]
        begin = time.perf_counter()
        read(part)
        seconds = time.perf_counter() - begin
        if seconds >= 3 or size >= len(text):
            break
        size *= 2
    megabytes = len(part.encode()) / 1e6
    speed = megabytes / seconds
    print(f"{name:40} {speed:9.3f} MB/s over {megabytes:.2f} MB, Shangji reads {own / speed:.0f} times as fast")


text = open(sys.argv[1], encoding="utf-8").read()
own = float(sys.argv[2])

import jieba

jieba.setLogLevel(60)
jieba.initialize()
measure("jieba: words", text, lambda part: sum(1 for _ in jieba.cut(part)))

import cn2an

measure("cn2an: Chinese numerals to digits", text, lambda part: [cn2an.transform(line) for line in part.splitlines()])

from recognizers_text import Culture
from recognizers_number import NumberRecognizer
from recognizers_date_time import DateTimeRecognizer

numbers = NumberRecognizer(Culture.Chinese)
dates = DateTimeRecognizer(Culture.Chinese)
models = [numbers.get_number_model(), numbers.get_percentage_model(), dates.get_datetime_model()]


def recognize(part):
    for line in part.splitlines():
        for model in models:
            try:
                model.parse(line)
            except Exception:
                # Some lines make it raise; they count as read.
                pass


measure("Recognizers-Text: numbers, shares, dates", text, recognize)
