"""Health check of the container `web`: does the portal answer under its public name?"""

import os
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

host = urlsplit(os.environ["PUBLIC_URL"]).netloc
urlopen(Request("http://127.0.0.1:8000/healthz", headers={"Host": host}), timeout=5)
