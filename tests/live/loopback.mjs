// Keeps every server of this process on this machine alone: they would listen on every interface. To be imported first.
import net from 'node:net'

const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (where, ...rest) {
  const port = typeof where === 'object' ? where.port : where
  return listen.call(this, { port: Number(port), host: '127.0.0.1' }, rest.find((each) => typeof each === 'function'))
}
process.env.LOG_ENABLED = 'false'

/** Return a port on which nobody listens. */
export const free = () =>
  new Promise((done) => {
    const door = net.createServer().listen(0, () => {
      const { port } = door.address()
      door.close(() => done(port))
    })
  })
