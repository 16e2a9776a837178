import { SourceMapConsumer, type RawSourceMap } from 'source-map-js'
import type { AdapterRelease } from './adapter-host.ts'
import { scriptName } from './quickjs-engine.ts'

/** One line of an author's code in a stack. */
export interface AuthorFrame {
  file: string
  line: number
  column: number
  function?: string | undefined
}

const frame = new RegExp(`^\\s*at (?:(.{1,200}) \\()?${scriptName.replace('.', '\\.')}:(\\d+):(\\d+)\\)?$`)
const framesKept = 12

/**
 * Turns a guest's stack into lines of the author's sources.
 *
 * @remarks Frames of libraries are left out, and so are those of class constructors, whose positions the engine reports oddly.
 * Without a source map, or with a broken one, the positions are of the bundled script.
 */
export function mapStack(stack: string | undefined, { code, sourceMap }: Pick<AdapterRelease, 'code' | 'sourceMap'>): AuthorFrame[] {
  if (stack === undefined) return []
  const consumer = consumerOf(sourceMap)
  const lines = code.split('\n')
  const frames: AuthorFrame[] = []
  for (const line of stack.split('\n')) {
    const match = frame.exec(line)
    if (match === null || frames.length >= framesKept) continue
    const name = match[1]
    const position = { line: Number(match[2]), column: Number(match[3]) }
    if (isConstructor(name, lines[position.line - 1] ?? '', position.column)) continue
    const mapped =
      consumer === undefined
        ? { source: scriptName, ...position }
        : consumer.originalPositionFor({ line: position.line, column: Math.max(0, position.column - 1) })
    if (mapped.source === null || mapped.line === null || isLibrary(mapped.source)) continue
    frames.push({
      file: mapped.source.replace(/^(\.{1,2}\/)+/, ''),
      line: mapped.line,
      column: consumer === undefined ? position.column : mapped.column + 1,
      function: name === '<anonymous>' ? undefined : name,
    })
  }
  return frames
}

/** Libraries lie below `node_modules`; the SDK does so only for authors outside this workspace. */
function isLibrary(source: string): boolean {
  return source.includes('node_modules/') || source.includes('plugin-sdk/src/')
}

/** A constructor shows as a call of `super`, or at the first column when it is implied; without minifying also by its name. */
function isConstructor(name: string | undefined, line: string, column: number): boolean {
  return column <= 1 || /^(new )?[A-Z]\w{3,}$/.test(name ?? '') || line.slice(Math.max(0, column - 7), column + 6).includes('super(')
}

function consumerOf(sourceMap: string | undefined): SourceMapConsumer | undefined {
  if (sourceMap === undefined) return undefined
  try {
    return new SourceMapConsumer(JSON.parse(sourceMap) as RawSourceMap)
  } catch {
    // A broken map costs the author's lines, never the error itself.
    return undefined
  }
}
