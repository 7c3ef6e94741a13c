/**
 * Modules of the network, of which there is none: socket, select, selectors, ssl, socketserver, http.client and http.server are
 * there with the stand-ins (index.ts), for packages that take an error, a number or a name from them.
 */
import { defineModule } from "../index.ts";
import {
  HTTP_CLIENT_SOURCE,
  HTTP_SERVER_SOURCE,
  SELECT_SOURCE,
  SELECTORS_SOURCE,
  SOCKET_SOURCE,
  SOCKETSERVER_SOURCE,
  SSL_SOURCE,
} from "./socket_source.ts";

defineModule({ name: "socket", source: SOCKET_SOURCE });
defineModule({ name: "select", source: SELECT_SOURCE });
defineModule({ name: "selectors", source: SELECTORS_SOURCE });
defineModule({ name: "ssl", source: SSL_SOURCE });
defineModule({ name: "socketserver", source: SOCKETSERVER_SOURCE });
defineModule({ name: "http.client", source: HTTP_CLIENT_SOURCE });
defineModule({ name: "http.server", source: HTTP_SERVER_SOURCE });
