import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { CodedError } from '@wadah/errors'

const markSchema = z.object({ format: z.literal(1), kind: z.enum(['demo', 'real']), city: z.string() })

/** The folder that holds everything of an installation which is not in a PostgreSQL. */
export interface DataFolder {
  path: string
  /** Made just now. */
  isNew: boolean
  /** Where the embedded database lives. */
  database: string
  /** Path inside the folder. */
  file(name: string): string
  /** A random word kept in a file only this user may read; made at first asking. */
  secretWord(name: string): { word: string; isNew: boolean }
}

/** Opens a data folder, or makes it. A demo never becomes real and a real one never a demo: throws `config_invalid`. */
export function openDataFolder(path: string, kind: 'demo' | 'real', city: string): DataFolder {
  const markPath = join(path, 'wadah.json')
  const isNew = !existsSync(markPath)
  if (isNew) {
    if (existsSync(path) && readdirSync(path).length > 0) {
      throw new CodedError('config_invalid', `${path} holds other files. Name an empty or new folder in WADAH_DATA_DIR.`)
    }
    mkdirSync(path, { recursive: true, mode: 0o700 })
    markDataFolder(path, kind, city)
  } else {
    const mark = readMark(markPath)
    if (mark.kind !== kind) throw new CodedError('config_invalid', wrongKind(path, mark.kind))
    if (mark.city !== city)
      throw new CodedError(
        'config_invalid',
        `${path} belongs to the city “${mark.city}”, not “${city}”. Set WADAH_CITY=${mark.city} or name another folder in WADAH_DATA_DIR.`,
      )
  }
  const file = (name: string) => join(path, name)
  return { path, isNew, database: file('db'), file, secretWord: (name) => secretWord(file(name)) }
}

/** The kind of installation a data folder was made for; undefined where there is none yet. */
export function kindOfDataFolder(path: string): 'demo' | 'real' | undefined {
  const markPath = join(path, 'wadah.json')
  return existsSync(markPath) ? readMark(markPath).kind : undefined
}

/** Notes what a data folder holds now: a backup put into it brings its own kind. */
export function markDataFolder(path: string, kind: 'demo' | 'real', city: string): void {
  writeFileSync(join(path, 'wadah.json'), `${JSON.stringify({ format: 1, kind, city })}\n`)
}

function readMark(path: string): z.infer<typeof markSchema> {
  const mark = markSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  if (mark === undefined) throw new CodedError('config_invalid', `${path} is not a mark this version of Wadah wrote.`)
  return mark
}

function wrongKind(path: string, kind: 'demo' | 'real'): string {
  return kind === 'demo'
    ? `${path} holds a demo, and a demo never becomes real. Leave WADAH_DATA_DIR out, or name another folder.`
    : `${path} holds a real installation, so it cannot be opened as a demo. Start it with: npm start -- --real`
}

function secretWord(path: string): { word: string; isNew: boolean } {
  if (existsSync(path)) return { word: readFileSync(path, 'utf8').trim(), isNew: false }
  const word = randomBytes(48).toString('base64url')
  writeFileSync(path, `${word}\n`, { mode: 0o600, flag: 'wx' })
  return { word, isNew: true }
}
