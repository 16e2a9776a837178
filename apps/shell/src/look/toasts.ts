import { createToastQueue } from '@wadah/ui/toast'

/** Short messages about what has just happened. */
export const toasts = createToastQueue()
