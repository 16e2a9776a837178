// Writes packages/plugin-sdk/api: what each public entry of the SDK offers, for reviewers to read before its authors do.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { Extractor, ExtractorConfig, ExtractorLogLevel, type ExtractorMessage } from '@microsoft/api-extractor'

const root = join(import.meta.dirname, '..', '..', '..')
const sdk = join(root, 'packages', 'plugin-sdk')
const reportFolder = join(sdk, 'api')

/** Public entries by name, each with its source. */
function publicEntries(): Map<string, string> {
  const { exports } = JSON.parse(readFileSync(join(sdk, 'package.json'), 'utf8')) as { exports: Record<string, string> }
  const sources = Object.entries(exports).filter(([, source]) => /\.tsx?$/.test(source))
  return new Map(sources.map(([entry, source]) => [basename(entry), join(sdk, source)]))
}

/** Declarations of the entries and all they lead to, written by the compiler the project uses. */
function emitDeclarations(sources: readonly string[], folder: string): void {
  const config = join(folder, 'tsconfig.json')
  const compilerOptions = { noEmit: false, declaration: true, emitDeclarationOnly: true, outDir: folder, rootDir: join(sdk, 'src') }
  writeFileSync(config, JSON.stringify({ extends: join(sdk, 'tsconfig.json'), compilerOptions, include: [], files: sources }))
  execFileSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', config, '--checkers', '1'], { stdio: 'inherit' })
}

// api-extractor reads the declarations with a TypeScript 6 of its own, which must find the same modules as ours.
const compilerOptions = {
  target: 'es2024',
  lib: ['es2024', 'esnext', 'dom', 'dom.iterable'],
  module: 'preserve',
  moduleResolution: 'bundler',
  jsx: 'react-jsx',
  strict: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: [],
}
const fails = { logLevel: ExtractorLogLevel.Error }
const silent = { logLevel: ExtractorLogLevel.None }

function configFor(name: string, declaration: string, folder: string): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(sdk, 'package.json'),
    configObject: {
      projectFolder: sdk,
      mainEntryPointFilePath: declaration,
      compiler: { overrideTsconfig: { compilerOptions, files: [declaration] } },
      apiReport: { enabled: true, reportFileName: name, reportFolder, reportTempFolder: folder },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: fails },
        tsdocMessageReporting: { default: fails },
        extractorMessageReporting: {
          default: fails,
          // Packages beside the SDK are read from their source; they run it, too.
          'ae-wrong-input-file-type': silent,
          // What an entry exports is public unless it says otherwise, and keeps its name when it does.
          'ae-missing-release-tag': silent,
          'ae-internal-missing-underscore': silent,
          // Names that say it all need no words; the report marks them.
          'ae-undocumented': silent,
        },
      },
    },
  })
}

/** Writes one report; gives what is wrong with the entry. */
function writeReport(config: ExtractorConfig): ExtractorMessage[] {
  const wrong: ExtractorMessage[] = []
  const messageCallback = (message: ExtractorMessage) => {
    if (message.logLevel === ExtractorLogLevel.Error) wrong.push(message)
    message.handled = true
  }
  Extractor.invoke(config, { localBuild: true, messageCallback })
  return wrong
}

/** Names that any entry exports: what one entry speaks of without exporting it, an author may import from another. */
function exportedNames(): Set<string> {
  const reports = readdirSync(reportFolder).map((file) => readFileSync(join(reportFolder, file), 'utf8'))
  return new Set([...reports.join('\n').matchAll(/^export (?:\{ |(?:abstract )?[a-z]+ )(\w+)/gm)].map(([, name = '']) => name))
}

function isForgotten({ messageId, text }: ExtractorMessage, exported: ReadonlySet<string>): boolean {
  return messageId !== 'ae-forgotten-export' || !exported.has(/"(\w+)"/.exec(text)?.[1] ?? '')
}

mkdirSync(join(sdk, 'dist'), { recursive: true })
mkdirSync(reportFolder, { recursive: true })
const folder = mkdtempSync(join(sdk, 'dist', 'api-'))
try {
  const entries = publicEntries()
  emitDeclarations([...entries.values()], folder)
  for (const file of readdirSync(reportFolder)) if (!entries.has(file.replace(/\.api\.md$/, ''))) rmSync(join(reportFolder, file))
  const messages = [...entries].flatMap(([name, source]) => {
    const declaration = relative(join(sdk, 'src'), source).replace(/\.tsx?$/, '.d.ts')
    return writeReport(configFor(name, join(folder, declaration), folder))
  })
  const exported = exportedNames()
  const wrong = messages.filter((message) => isForgotten(message, exported)).map((message) => message.formatMessageWithLocation(sdk))
  if (wrong.length > 0) {
    console.error(wrong.join('\n'))
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
