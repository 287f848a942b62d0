/* The app's entry in the menu of this user (Linux). Both answer the exit code. */
#ifndef PIPAPP_MENU_H
#define PIPAPP_MENU_H

#include "launcher.h"

int menu_add(const Where *where, const Launch *launch);
int menu_remove(const Launch *launch);

#endif
