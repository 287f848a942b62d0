"""Works out the average of your marks. It has a mistake in it: can you find it?"""


def ask_marks():
    print("Type your marks, one per line. An empty line ends the list.")
    marks = []
    while True:
        answer = input("Mark: ")
        if not answer:
            return marks
        marks.append(float(answer.replace(",", ".")))


def average(marks):
    return sum(marks) / len(marks)


def main():
    marks = ask_marks()
    print(f"You typed {len(marks)} marks.")
    print(f"Your average is {average(marks):.2f}")


if __name__ == "__main__":
    main()
