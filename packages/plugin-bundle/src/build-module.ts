import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'
import { refuse } from './refuse.ts'

/** Modules that the shell shares with every widget; a widget imports them and nothing else. */
export const sharedSpecifiers = ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client', '@wadah/plugin-sdk/widget', '@wadah/plugin-sdk/charts'] as const

/** One built file. */
export interface BuiltModule {
  code: string
  map: string | undefined
  /** Ids of the modules that went in, for the list of bundled packages. */
  moduleIds: string[]
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

/** Builds one entry into one self-contained file. `importer` is a file of the plugin, so that imports resolve from its folder. */
export async function buildModule(options: {
  pluginDir: string
  entry: string
  importer: string
  format: 'es' | 'iife'
  external: readonly string[]
  sourcemap: boolean
  minify: boolean
}): Promise<BuiltModule> {
  const config: InlineConfig = {
    configFile: false,
    envFile: false,
    root: options.pluginDir,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [entryPlugin(options.entry, options.importer)],
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
        preserveEntrySignatures: options.format === 'es' ? 'strict' : false,
        external: [...options.external],
        output: { format: options.format, codeSplitting: false },
      },
    },
  }
  let result: Awaited<ReturnType<typeof build>>
  try {
    result = await build(config)
  } catch (cause) {
    throw refuse('invalid_release', options.importer, `It does not build: ${cause instanceof Error ? cause.message : String(cause)}`, cause)
  }
  const output = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput
  const chunks = output.output.filter((part) => part.type === 'chunk')
  const [chunk] = chunks
  if (!chunk || chunks.length > 1) throw refuse('invalid_release', options.importer, 'It does not build into one file; drop dynamic imports.')
  return { code: chunk.code, map: chunk.map ? JSON.stringify(chunk.map) : undefined, moduleIds: Object.keys(chunk.modules) }
}
