import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const ADDRESS = '127.0.0.1';

/** A way to a server that can be cut: connections break, new ones are refused. */
export class TcpSwitch {
  private readonly open = new Set<Socket>();

  private constructor(
    private server: Server,
    private readonly target: number,
  ) {}

  static async to(target: number): Promise<TcpSwitch> {
    const way = new TcpSwitch(createServer(), target);
    await way.listen(0);
    return way;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Gives what connects it again, at the same port. */
  async cut(): Promise<() => Promise<void>> {
    const { port } = this;
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.open) socket.destroy();
    await closed;
    return () => this.listen(port);
  }

  async stop(): Promise<void> {
    if (this.server.listening) await this.cut();
  }

  private async listen(port: number): Promise<void> {
    this.server = createServer((near) => {
      const far = connect(this.target, ADDRESS);
      for (const [from, into] of [
        [near, far],
        [far, near],
      ] as const) {
        this.open.add(from);
        from.pipe(into);
        from.on('error', () => into.destroy());
        from.on('close', () => {
          this.open.delete(from);
          into.destroy();
        });
      }
    });
    this.server.listen(port, ADDRESS);
    await once(this.server, 'listening');
  }
}
