import {defineConfig} from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  casing: 'snake_case',
  schema: './database/schema.ts',
  out: './database/migrations',
})
