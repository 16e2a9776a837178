import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeStoryPlugin, writeStoryPlugin, type StoryVariant } from './story-plugin.ts'
import { wadah, type CommandResult } from './wadah-command.ts'
import { startWadah, type WadahProcess } from './wadah-process.ts'

/** A demo server in a folder of its own, with the ways a story acts on it. */
export interface DemoServer {
  url: string
  dataDir: string
  process: WadahProcess
  /** Publishes a variant of the story's plugin with the key of its OPD. */
  publish(variant: StoryVariant): Promise<CommandResult>
  stop(): Promise<void>
}

/** Starts a demo server on the embedded database. */
export async function startDemoServer(): Promise<DemoServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wadah-e2e-'))
  const process = await startWadah({ dataDir })
  const folders: string[] = []
  return {
    url: process.url,
    dataDir,
    process,
    publish: async (variant) => {
      const folder = await writeStoryPlugin(variant)
      folders.push(folder)
      return wadah('publish', folder, '--server', process.url, '--key', join(dataDir, 'keys', 'bapenda.json'))
    },
    stop: async () => {
      await process.stop()
      for (const folder of folders) await removeStoryPlugin(folder)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
