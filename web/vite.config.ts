import react from '@vitejs/plugin-react'
import {defineConfig} from 'vite'

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    // Nothing is inlined: the content security policy allows no data: font or script.
    assetsInlineLimit: 0,
    modulePreload: {polyfill: false},
    reportCompressedSize: true,
  },
  server: {
    host: '127.0.0.1',
    proxy: {'/api': 'http://127.0.0.1:4180'},
  },
})
