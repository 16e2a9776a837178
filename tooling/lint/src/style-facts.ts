// Prints how large the source files are, and refuses what no reader can hold in the head: a file above 300 lines of code.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const limit = 300

interface FileFacts {
  path: string
  codeLines: number
}

function codeLines(text: string): number {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length
}

/** Tables of published figures or of drizzle columns are data: long is not hard to read. */
function isOnlyData(path: string): boolean {
  return /\/(published|migrations|planted)\/|preview\/samples\.tsx$/.test(path)
}

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'apps', 'packages', 'plugins', 'tooling'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|d)\.tsx?$/.test(path) && !path.includes('/fixtures/'))
const tests = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => /\.test\.tsx?$/.test(path))

const facts: FileFacts[] = files
  .map((path) => ({ path, codeLines: codeLines(readFileSync(path, 'utf8')) }))
  .toSorted((a, b) => a.codeLines - b.codeLines)
const at = (share: number): number => facts[Math.min(facts.length - 1, Math.floor(facts.length * share))]?.codeLines ?? 0
const tooLong = facts.filter((file) => file.codeLines > limit && !isOnlyData(file.path))
const barrels = files.filter((path) => /^export \* from/m.test(readFileSync(path, 'utf8')))

console.log(`${facts.length} source files, code lines median ${at(0.5)}, 90th percentile ${at(0.9)}; ${tests.length} test files.`)
for (const file of tooLong) console.error(`${file.path}: ${file.codeLines} code lines; ${limit} at most. Split it by idea.`)
for (const path of barrels) console.error(`${path}: “export * from” hides where names come from; list them.`)
if (tooLong.length > 0 || barrels.length > 0) process.exit(1)
