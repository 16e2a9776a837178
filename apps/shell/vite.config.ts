import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { sharedSpecifiers } from './build/shared-modules.ts'
import { shareModules } from './build/share-modules-plugin.ts'

export default defineConfig({
  plugins: [react(), shareModules(import.meta.dirname)],
  build: {
    target: 'es2023',
    // Polyfills of the preload helper are inline scripts, which the policy refuses.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    rolldownOptions: { external: [...sharedSpecifiers] },
  },
})
