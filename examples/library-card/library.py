"""The school library in one file: who has which book?

    library.py list                    show all books
    library.py lend TITLE STUDENT      a student takes a book home
    library.py back TITLE              a book comes back
    library.py export FILE             write everything to a JSON file
"""

import argparse
import json
import sqlite3
import sys

DATABASE = "library.db"
FIRST_BOOKS = "books.json"


def open_database():
    """Open the database; the first time, put the books of books.json into it."""
    database = sqlite3.connect(DATABASE)
    database.row_factory = sqlite3.Row
    with database:
        database.execute(
            "CREATE TABLE IF NOT EXISTS book (title TEXT PRIMARY KEY, author TEXT NOT NULL, student TEXT)"
        )
        if database.execute("SELECT COUNT(*) FROM book").fetchone()[0] == 0:
            with open(FIRST_BOOKS, encoding="utf-8") as file:
                database.executemany("INSERT INTO book (title, author) VALUES (:title, :author)", json.load(file))
    return database


def find(database, title):
    book = database.execute("SELECT * FROM book WHERE title = ? COLLATE NOCASE", (title,)).fetchone()
    if book is None:
        print(f"There is no book called {title}.", file=sys.stderr)
        sys.exit(3)
    return book


def list_books(database):
    for book in database.execute("SELECT * FROM book ORDER BY title"):
        where = f"lent to {book['student']}" if book["student"] else "on the shelf"
        print(f"{book['title']} by {book['author']}: {where}")


def lend(database, title, student):
    book = find(database, title)
    if book["student"]:
        print(f"{book['student']} still has {book['title']}.", file=sys.stderr)
        sys.exit(4)
    with database:
        database.execute("UPDATE book SET student = ? WHERE title = ?", (student, book["title"]))
    print(f"{student} takes {book['title']} home.")


def back(database, title):
    book = find(database, title)
    with database:
        database.execute("UPDATE book SET student = NULL WHERE title = ?", (book["title"],))
    print(f"{book['title']} is back.")


def export(database, file_name):
    books = [dict(book) for book in database.execute("SELECT * FROM book ORDER BY title")]
    with open(file_name, "w", encoding="utf-8") as file:
        json.dump(books, file, indent=2, ensure_ascii=False)
    print(f"Wrote {len(books)} books to {file_name}.")


def main():
    parser = argparse.ArgumentParser(description="The school library: who has which book?")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="show all books")
    lend_parser = commands.add_parser("lend", help="a student takes a book home")
    lend_parser.add_argument("title")
    lend_parser.add_argument("student")
    back_parser = commands.add_parser("back", help="a book comes back")
    back_parser.add_argument("title")
    export_parser = commands.add_parser("export", help="write everything to a JSON file")
    export_parser.add_argument("file")
    words = parser.parse_args()

    database = open_database()
    try:
        if words.command == "list":
            list_books(database)
        elif words.command == "lend":
            lend(database, words.title, words.student)
        elif words.command == "back":
            back(database, words.title)
        else:
            export(database, words.file)
    finally:
        database.close()


if __name__ == "__main__":
    main()
