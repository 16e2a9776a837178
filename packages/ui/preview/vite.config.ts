import { defineConfig } from 'vite'

/** The page on which people look at frames, charts and controls; never shipped. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite-preview',
  build: { outDir: '../node_modules/.preview' },
})
