"""Draws a year of weather: a curve for the temperature and bars for the rain."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")  # into a file, not a window
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

table = pd.read_csv(Path(__file__).parent / "weather.csv")
smooth = np.convolve(np.pad(table["temperature"], 1, mode="wrap"), np.ones(3) / 3, mode="valid")

figure, left = plt.subplots(figsize=(8, 4))
left.bar(table["month"], table["rain"], color="#7fb2e5")
left.set_ylabel("rain in mm")
right = left.twinx()
right.plot(table["month"], table["temperature"], "o", color="#d1495b")
right.plot(table["month"], smooth, color="#d1495b")
right.set_ylabel("temperature in °C")
figure.suptitle("The weather of one year")
figure.savefig("weather.png", dpi=100)

warmest = table.loc[table["temperature"].idxmax()]
print(f"The warmest month was {warmest['month']} with {warmest['temperature']} °C.")
print("The picture is weather.png.")
