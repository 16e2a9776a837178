import { isCodedError } from '@wadah/errors'

/** Runs a command: what it resolves to is printed, what a person can mend is said plainly, anything else with its stack. */
export async function runCommand(work: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await work()}\n`)
  } catch (error) {
    const told = isCodedError(error) ? `✖ ${error.message}\n  ${error.code}` : error instanceof Error ? error.stack : String(error)
    process.stderr.write(`${told}\n`)
    process.exitCode = 1
  }
}
