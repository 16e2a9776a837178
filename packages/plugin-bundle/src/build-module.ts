import { isBuiltin } from 'node:module'
import { dirname, relative, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'
import type { CodedError } from '@wadah/errors'
import { portablePath } from './package-of.ts'
import { refuse } from './refuse.ts'

/** One built file. */
export interface BuiltModule {
  code: string
  map: string | undefined
  /** Ids of the modules that went in, for the list of bundled packages. */
  moduleIds: string[]
}

/** What {@link buildModule} builds. `importer` is a file of the plugin: the imports of the entry resolve from beside it. */
export interface BuildModuleOptions {
  pluginDir: string
  entry: string
  importer: string
  format: 'es' | 'iife'
  external: readonly string[]
  sourcemap: boolean
  minify: boolean
  /** Whether it runs in Node after all, at pack time. */
  mayUseNode?: boolean
}

const entryId = 'virtual:wadah-entry'

function entryPlugin(code: string, importer: string): Plugin {
  return {
    name: 'wadah-entry',
    resolveId(id) {
      return id === entryId ? `${importer}?wadah-entry.ts` : undefined
    },
    load(id) {
      return id.endsWith('?wadah-entry.ts') ? code : undefined
    },
  }
}

/** Neither a browser nor the sandbox has Node's modules; vite would put an empty object in their place and say nothing. */
function nodeModulesPlugin(pluginDir: string, found: (problem: CodedError) => void): Plugin {
  return {
    name: 'wadah-node-modules',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (!isBuiltin(id)) return undefined
      const real = id.startsWith('node:') ? undefined : await this.resolve(id, importer, { skipSelf: true })
      if (real && !real.external && !real.id.startsWith('__vite-browser-external')) return undefined
      const where = importer === undefined ? id : relative(pluginDir, importer)
      found(
        refuse(
          'invalid_release',
          where,
          `It imports “${id}”, which exists only in Node. An adapter has ctx.http, ctx.files and ctx.format; a widget has what the browser has.`,
        ),
      )
      return undefined
    },
  }
}

/** Builds one entry into one self-contained file. Throws `invalid_release`. */
export async function buildModule(options: BuildModuleOptions): Promise<BuiltModule> {
  const { importer, pluginDir } = options
  const problems: CodedError[] = []
  const where = relative(pluginDir, importer)
  let result: Awaited<ReturnType<typeof build>>
  try {
    result = await build(configOf(options, (problem) => problems.push(problem)))
  } catch (cause) {
    throw problems[0] ?? refuse('invalid_release', where, `It does not build: ${plainMessage(cause)}`, cause)
  }
  if (problems[0]) throw problems[0]
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput
  const asset = output.find((part) => part.type === 'asset' && !part.fileName.endsWith('.map'))
  if (asset)
    throw refuse(
      'invalid_release',
      where,
      `It leaves ${asset.fileName} beside the module, which no release carries. Import styles and pictures with “?inline”.`,
    )
  const [chunk, second] = output.filter((part) => part.type === 'chunk')
  if (!chunk || second) throw refuse('invalid_release', where, 'It does not build into one file; drop dynamic imports.')
  return { code: chunk.code, map: chunk.map ? JSON.stringify(chunk.map) : undefined, moduleIds: Object.keys(chunk.modules) }
}

/** The bundler's message without colours and the bundler's own stack. */
function plainMessage(cause: unknown): string {
  const text = stripVTControlCharacters(cause instanceof Error ? cause.message : String(cause))
  const [, missing] = /failed to resolve import "([^"]+)"/.exec(text) ?? []
  if (missing !== undefined)
    return `“${missing}” is not installed where this plugin looks. Name its package in the plugin's package.json, then install.`
  return text
    .replace(/^Build failed with \d+ errors?:\s*/, '')
    .replace(/\n+Stack backtrace:[\s\S]*$/, '')
    .trim()
}

function configOf(
  { pluginDir, importer, entry, format, ...options }: BuildModuleOptions,
  found: (problem: CodedError) => void,
): InlineConfig {
  return {
    configFile: false,
    envFile: false,
    root: pluginDir,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [entryPlugin(entry, importer), ...(options.mayUseNode ? [] : [nodeModulesPlugin(pluginDir, found)])],
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      write: false,
      target: 'es2023',
      minify: options.minify,
      sourcemap: options.sourcemap ? 'hidden' : false,
      modulePreload: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: entryId,
        preserveEntrySignatures: format === 'es' ? 'strict' : false,
        external: [...options.external],
        output: {
          format,
          codeSplitting: false,
          // The same release from every machine, and none of the machine's folders in it.
          entryFileNames: 'module.js',
          sourcemapPathTransform: (source, mapPath) =>
            source.endsWith('?wadah-entry.ts') ? 'wadah:entry' : portablePath(resolve(dirname(mapPath), source), pluginDir),
        },
      },
    },
  }
}
