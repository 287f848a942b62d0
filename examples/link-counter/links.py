# /// script
# requires-python = ">=3.11"
# dependencies = ["requests>=2.30", "beautifulsoup4"]
# ///
"""Tells a web page's title and how many links it has."""

import sys

import requests
from bs4 import BeautifulSoup

address = sys.argv[1] if len(sys.argv) > 1 else input("Which page? ")
try:
    answer = requests.get(address, timeout=10)
    answer.raise_for_status()
except requests.RequestException as problem:
    sys.exit(f"That didn't work: {problem}")
page = BeautifulSoup(answer.text, "html.parser")
print("Title:", page.title.string.strip() if page.title else "none")
print("Links:", len(page.find_all("a", href=True)))
