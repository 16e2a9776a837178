import { isCodedError } from '@wadah/errors'

/** Prints a line for the author. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Says what the author should know, beside what is printed. */
export function warn(line: string): void {
  process.stderr.write(`! ${line}\n`)
}

/** Says what went wrong and how to mend it, then its code and where; the command ends with 1. */
export function sayError(thrown: unknown): void {
  process.stderr.write(`✖ ${thrown instanceof Error ? thrown.message : String(thrown)}\n`)
  if (isCodedError(thrown)) {
    const { where } = thrown.details
    process.stderr.write(`  ${thrown.code}${typeof where === 'string' ? `, at ${where}` : ''}\n`)
  }
  process.exitCode = 1
}
