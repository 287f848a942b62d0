"""Catch the falling stars with your basket. Arrow keys move it; Escape ends the game."""

import random
import sys

import pygame

WIDTH, HEIGHT = 640, 480
DEMO = "--demo" in sys.argv  # plays by itself for three seconds

pygame.init()
try:
    pygame.mixer.init()
    catch = pygame.mixer.Sound("sounds/catch.wav")
except pygame.error:
    catch = None  # no loudspeakers here
screen = pygame.display.set_mode((WIDTH, HEIGHT))
pygame.display.set_caption("Star Catcher")
star = pygame.image.load("pictures/star.png").convert_alpha()
basket = pygame.image.load("pictures/basket.png").convert_alpha()
font = pygame.font.Font("fonts/catcher.ttf", 28)
clock = pygame.time.Clock()

x = WIDTH // 2
stars = [[random.randrange(WIDTH - 48), -60 * n] for n in range(5)]
score = 0
frames = 0
running = True
while running and not (DEMO and frames == 180):
    for event in pygame.event.get():
        if event.type == pygame.QUIT or event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            running = False
    keys = pygame.key.get_pressed()
    if DEMO:
        lowest = max(stars, key=lambda place: place[1])
        x += max(-12, min(12, lowest[0] - 24 - x))
    x += 8 * (keys[pygame.K_RIGHT] - keys[pygame.K_LEFT])
    x = max(0, min(WIDTH - 96, x))
    for place in stars:
        place[1] += 5
        if place[1] > HEIGHT - 70 and x - 30 < place[0] < x + 78:
            score += 1
            if catch:
                catch.play()
        elif place[1] < HEIGHT:
            continue
        place[0], place[1] = random.randrange(WIDTH - 48), -48
    screen.fill((24, 28, 64))
    for place in stars:
        screen.blit(star, place)
    screen.blit(basket, (x, HEIGHT - 60))
    screen.blit(font.render(f"Stars: {score}", True, (255, 255, 255)), (16, 12))
    pygame.display.flip()
    clock.tick(60)
    frames += 1

with open("best.txt", "a") as file:
    file.write(f"{score}\n")
pygame.quit()
print("You caught", score, "stars.")
