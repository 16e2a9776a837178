/** What a database says of a refused statement, the same for both drivers. */
export interface StorageError {
  /** SQLSTATE, e.g. `23505`. */
  code: string
  constraint?: string | undefined
  message: string
}

/** Finds the database's own error inside whatever was thrown; drizzle wraps it, and the drivers name its fields differently. */
export function storageError(thrown: unknown): StorageError | undefined {
  for (
    let error = thrown as Record<string, unknown> | undefined, depth = 0;
    error && depth < 5;
    error = error.cause as typeof error, depth += 1
  ) {
    // A digit is in every SQLSTATE; without it `EPIPE` would pass.
    if (typeof error.code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(error.code)) {
      const constraint = error.constraint ?? error.constraint_name
      return { code: error.code, constraint: typeof constraint === 'string' ? constraint : undefined, message: String(error.message) }
    }
  }
  return undefined
}

/** Tells whether a statement failed because the row was there already. */
export function isDuplicate(thrown: unknown): boolean {
  return storageError(thrown)?.code === '23505'
}
