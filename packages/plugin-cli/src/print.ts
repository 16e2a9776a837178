import { isCodedError } from '@wadah/errors'

/** Prints a line for the author. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Says what went wrong, where, and how to mend it; the command ends with 1. */
export function sayError(thrown: unknown): void {
  const text = isCodedError(thrown) ? `${thrown.message} [${thrown.code}]` : thrown instanceof Error ? thrown.message : String(thrown)
  process.stderr.write(`✖ ${text}\n`)
  process.exitCode = 1
}
