import type { Worker } from 'node:worker_threads';

// Loaded before the server: SIGUSR2 ends its writing thread, as a fault of SQLite or too little memory would.
process.on('worker', (worker: Worker) => {
  if (worker.threadName === 'fixpath-writer') process.once('SIGUSR2', () => void worker.terminate());
});
