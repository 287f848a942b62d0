/* Tells the user that work goes on, once it has taken a second: a line on a terminal, a window after a double-click. */
#ifndef PIPAPP_PROGRESS_H
#define PIPAPP_PROGRESS_H

/* Nothing is shown yet. */
void progress_begin(const char *title, const char *words);
void progress_at(unsigned long long done, unsigned long long all);
void progress_end(void);

#endif
