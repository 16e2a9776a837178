/** Asks again and again until the answer is truthy; says what was awaited when it never is. Waits, but proves nothing by time. */
export async function until<TAnswer>(
  what: string,
  ask: () => TAnswer | Promise<TAnswer>,
  timeoutMs = 30_000,
): Promise<NonNullable<TAnswer>> {
  const deadline = Date.now() + timeoutMs
  let last: unknown
  while (Date.now() < deadline) {
    try {
      const answer = await ask()
      if (answer) return answer
    } catch (error) {
      last = error
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`Waited ${timeoutMs / 1000} s in vain for: ${what}.`, { cause: last })
}
