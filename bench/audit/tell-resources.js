// Loaded before a command (`node --import`): at its end it tells on descriptor 3 what it took.
import {writeSync} from 'node:fs'

process.on('exit', () => {
  const {user, system} = process.cpuUsage()
  const told = {
    processorSeconds: (user + system) / 1e6,
    mostMemoryMB: process.resourceUsage().maxRSS / 1000,
  }
  writeSync(3, JSON.stringify(told))
})
