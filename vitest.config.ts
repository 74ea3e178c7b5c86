import {defineConfig} from 'vitest/config'

/** The packed packages are installed from a registry, so only who asks for it runs these. */
const packages = {
  test: {
    name: 'packages',
    include: ['tests/packages/**/*.test.ts'],
    testTimeout: 120_000,
  },
}

export default defineConfig({
  test: {
    projects: [
      ...(process.env['AIRWORTHY_PACKAGES'] === '1' ? [packages] : []),
      {
        test: {
          name: 'pure',
          // also on a machine with two cores, where one worker is usual
          maxWorkers: '100%',
          include: [
            '{kernel,libraries,tables,range,content,cli,web}/**/*.test.ts',
            'tests/*.test.ts',
            'tests/security/*.test.ts',
            'bench/**/*.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['server/**/*.test.ts'],
          globalSetup: ['tests/setup/database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // the platform as a process of its own: crash, replay, crawl
        test: {
          name: 'running',
          include: ['tests/running/**/*.test.ts'],
          globalSetup: ['tests/setup/database.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
