/**
 * Keeps Playwright's own stumbling over a frame whose process ended from failing a test; gives the way to stop.
 *
 * @remarks It rejects a promise nobody can wait for. Everything else is reported as before.
 */
export function forgiveLostFrames(): () => void {
  const others = process.listeners('unhandledRejection')
  const hear = (reason: unknown, promise: Promise<unknown>): void => {
    if (/Frame has been detached/.test(String(reason))) return
    for (const other of others) other(reason, promise)
  }
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', hear)
  return () => {
    process.removeListener('unhandledRejection', hear)
    for (const other of others) process.on('unhandledRejection', other)
  }
}
