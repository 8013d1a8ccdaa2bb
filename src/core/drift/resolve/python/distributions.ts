/** The name of a distribution as registries compare it (PEP 503). */
export const normalisedName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

// Distributions that are imported by other names than their own; names by their documentation.
const renamed: Readonly<Record<string, string>> = {
  'antlr4-python3-runtime': 'antlr4',
  'apache-airflow': 'airflow',
  'argon2-cffi': 'argon2',
  'atlassian-python-api': 'atlassian',
  attrs: 'attr attrs',
  'azure-identity': 'azure',
  'backports-zoneinfo': 'backports',
  beautifulsoup4: 'bs4',
  biopython: 'Bio',
  bump2version: 'bumpversion',
  'discord-py': 'discord',
  'django-allauth': 'allauth',
  'django-cors-headers': 'corsheaders',
  'django-crispy-forms': 'crispy_forms',
  'django-debug-toolbar': 'debug_toolbar',
  'django-environ': 'environ',
  'django-filter': 'django_filters',
  'django-guardian': 'guardian',
  'django-import-export': 'import_export',
  'django-model-utils': 'model_utils',
  'django-mptt': 'mptt',
  'django-ninja': 'ninja',
  'django-oauth-toolkit': 'oauth2_provider',
  'django-reversion': 'reversion',
  'django-silk': 'silk',
  'django-storages': 'storages',
  'django-taggit': 'taggit',
  'django-waffle': 'waffle',
  djangorestframework: 'rest_framework',
  'djangorestframework-simplejwt': 'rest_framework_simplejwt',
  dnspython: 'dns',
  'docker-py': 'docker',
  'faiss-cpu': 'faiss',
  'faiss-gpu': 'faiss',
  'factory-boy': 'factory',
  'ffmpeg-python': 'ffmpeg',
  gitpython: 'git gitdb',
  'google-ai-generativelanguage': 'google',
  'google-api-core': 'google',
  'google-api-python-client': 'googleapiclient apiclient',
  'google-auth': 'google',
  'google-generativeai': 'google',
  'google-genai': 'google',
  'graphql-core': 'graphql',
  grpcio: 'grpc',
  'grpcio-health-checking': 'grpc_health',
  'grpcio-reflection': 'grpc_reflection',
  'grpcio-status': 'grpc_status',
  'grpcio-tools': 'grpc_tools',
  'hydra-core': 'hydra',
  ipython: 'IPython',
  'jaraco-classes': 'jaraco',
  'kafka-python': 'kafka',
  'line-profiler': 'line_profiler kernprof',
  'markdown-it-py': 'markdown_it',
  'msgpack-python': 'msgpack',
  'mysql-connector-python': 'mysql',
  mysqlclient: 'MySQLdb',
  'opencv-contrib-python': 'cv2',
  'opencv-python': 'cv2',
  'opencv-python-headless': 'cv2',
  'opentelemetry-api': 'opentelemetry',
  'opentelemetry-sdk': 'opentelemetry',
  'paho-mqtt': 'paho',
  'pdfminer-six': 'pdfminer',
  phonenumberslite: 'phonenumbers',
  pillow: 'PIL',
  'pillow-simd': 'PIL',
  'pinecone-client': 'pinecone',
  protobuf: 'google',
  'psycopg2-binary': 'psycopg2',
  'py-cpuinfo': 'cpuinfo',
  pybars3: 'pybars',
  pycairo: 'cairo',
  pycryptodome: 'Crypto',
  pycryptodomex: 'Cryptodome',
  pygithub: 'github',
  pygobject: 'gi',
  pyhamcrest: 'hamcrest',
  pyjwt: 'jwt',
  pymupdf: 'fitz pymupdf',
  pynacl: 'nacl',
  pyobjc: 'objc',
  pyopengl: 'OpenGL',
  pyopenssl: 'OpenSSL',
  pypdf2: 'PyPDF2',
  pyserial: 'serial',
  pysocks: 'socks',
  pytelegrambotapi: 'telebot',
  pytest: 'pytest _pytest py',
  'python-dateutil': 'dateutil',
  'python-decouple': 'decouple',
  'python-docx': 'docx',
  'python-dotenv': 'dotenv',
  'python-engineio': 'engineio',
  'python-gitlab': 'gitlab',
  'python-jose': 'jose',
  'python-json-logger': 'pythonjsonlogger',
  'python-ldap': 'ldap ldif slapdtest',
  'python-levenshtein': 'Levenshtein',
  'python-magic': 'magic',
  'python-magic-bin': 'magic',
  'python-memcached': 'memcache',
  'python-multipart': 'multipart python_multipart',
  'python-pptx': 'pptx',
  'python-slugify': 'slugify',
  'python-snappy': 'snappy',
  'python-socketio': 'socketio',
  'python-telegram-bot': 'telegram',
  pywavelets: 'pywt',
  pywin32:
    'win32api win32con win32gui win32com win32event win32file win32pipe win32process win32security win32service win32serviceutil pythoncom pywintypes servicemanager winerror',
  pymongo: 'pymongo bson gridfs',
  pyyaml: 'yaml',
  pyzmq: 'zmq',
  'ruamel-yaml': 'ruamel',
  'scikit-image': 'skimage',
  'scikit-learn': 'sklearn',
  'scikit-optimize': 'skopt',
  setuptools: 'setuptools pkg_resources _distutils_hack',
  'slack-sdk': 'slack_sdk slack',
  'snowflake-connector-python': 'snowflake',
  'suds-community': 'suds',
  'tensorflow-cpu': 'tensorflow',
  'tensorflow-gpu': 'tensorflow',
  torch: 'torch functorch',
  'umap-learn': 'umap',
  'unittest-xml-reporting': 'xmlrunner',
  'websocket-client': 'websocket',
  'zope-interface': 'zope',
};

// Widely used distributions that are imported by their own name, `-` read as `_`, and by no other.
const plain = new Set(
  (
    'absl aiobotocore aiofiles aiohttp aiokafka aiomysql aioredis aiosqlite alembic altair amqp ' +
    'aniso8601 anyio apache-beam apscheduler arrow asgiref asttokens async-timeout asyncpg authlib ' +
    'autoflake automat babel bandit bcrypt black bleach blinker bokeh boto boto3 botocore bottle ' +
    'cachetools cattrs celery certifi cffi channels chardet charset-normalizer cheroot cherrypy ' +
    'chromadb click clickhouse-driver cloudpickle colorama coloredlogs colorlog confluent-kafka ' +
    'cookiecutter coverage croniter cryptography cssselect cvxpy cycler cython dash dask databases ' +
    'dataclasses-json deepdiff defusedxml deprecated dill distlib distributed dj-database-url django ' +
    'django-celery-beat django-extensions django-redis docker docopt docutils drf-spectacular drf-yasg ' +
    'duckdb dynaconf elasticsearch elasticsearch-dsl email-validator environs execnet fabric ' +
    'fake-useragent faker falcon fastapi fastavro fastparquet feedparser filelock fiona fire flake8 ' +
    'flask flask-cors flask-login flask-migrate flask-restful flask-sqlalchemy flask-wtf fonttools ' +
    'freezegun frozenlist fsspec future gensim geopandas gevent gradio graphene greenlet gunicorn h11 ' +
    'h2 h5py hiredis holidays html5lib httpcore httplib2 httptools httpx huggingface-hub humanize ' +
    'hypercorn hypothesis ibm-db icalendar idna imageio importlib-metadata importlib-resources ' +
    'inflection iniconfig invoke isodate isort itsdangerous jaydebeapi jedi jinja2 jmespath joblib ' +
    'jsonpatch jsonpath-ng jsonpickle jsonpointer jsonschema jupyter-client jupyter-core keras keyring ' +
    'kombu kubernetes langchain langchain-community langchain-core langchain-openai langgraph ldap3 ' +
    'lightgbm litellm llvmlite locust loguru lxml mako mariadb markdown markupsafe marshmallow ' +
    'matplotlib mccabe memory-profiler minio mkdocs mlflow mock mongoengine more-itertools moto motor ' +
    'mpmath msal msgpack multidict mypy mypy-extensions nest-asyncio networkx newrelic nltk nose ' +
    'notebook numba numexpr numpy oauthlib omegaconf onnx onnxruntime openai openpyxl optuna orjson ' +
    'oslo-config packaging pandas paramiko passlib pathspec patsy peewee pendulum pexpect pika pip ' +
    'pipenv platformdirs playwright plotly pluggy poetry polars pre-commit prefect prettytable ' +
    'prometheus-client prompt-toolkit propcache psutil psycopg psycopg-binary psycopg-pool psycopg2 ' +
    'ptyprocess pyarrow pyasn1 pyasn1-modules pycodestyle pycparser pycurl pydantic pydantic-core ' +
    'pydantic-settings pydot pyflakes pygame pygments pyinstaller pylint pymysql pynput pyodbc ' +
    'pyparsing pypdf pyperclip pyproj pyramid pyright pytest-asyncio pytest-cov pytest-django ' +
    'pytest-mock python-http-client pytz pyvista rapidfuzz ray redis referencing regex reportlab ' +
    'requests requests-mock requests-oauthlib requests-toolbelt responses respx rich rq ruff rx s3fs ' +
    's3transfer sanic scipy scrapy seaborn selenium semantic-version sentry-sdk shapely ' +
    'simple-salesforce simplejson six smart-open sniffio sortedcontainers soupsieve spacy sphinx ' +
    'sqlalchemy sqlalchemy-utils sqlglot sqlmodel sqlparse starlette statsmodels stevedore streamlit ' +
    'stripe structlog sympy tablib tabulate tenacity tensorboard tensorflow termcolor testcontainers ' +
    'text-unidecode textual thinc threadpoolctl tiktoken tokenizers toml tomli tomlkit toolz tornado ' +
    'tox tqdm traitlets transformers treq trio twilio twisted typeguard typer typing-extensions ' +
    'typing-inspect typing-inspection tzdata tzlocal ujson unidecode uritemplate urllib3 uvicorn ' +
    'uvloop virtualenv voluptuous waitress watchdog watchfiles wcwidth weasyprint websockets werkzeug ' +
    'wheel whitenoise win32-setctime wrapt wtforms xarray xgboost xlrd xlsxwriter xlwt xmlsec ' +
    'xmltodict yarl yt-dlp zeep zipp zstandard'
  ).split(' '),
);

/** Names by which a distribution can be imported. */
interface ImportNames {
  names: readonly string[];
  /** False where the names are only what one expects: other names are possible. */
  certain: boolean;
}

/** The top-level import names of a distribution. */
export function importNamesOf(distribution: string): ImportNames {
  const name = normalisedName(distribution);
  const known = Object.hasOwn(renamed, name) ? renamed[name] : undefined;
  if (known !== undefined) return { names: known.split(' '), certain: true };
  // Stubs are no modules that a program could import.
  if (name.startsWith('types-') || name.endsWith('-stubs')) return { names: [], certain: true };
  const own = name.replaceAll('-', '_');
  return plain.has(name) ? { names: [own], certain: true } : { names: [own], certain: false };
}

/** Namespaces that many distributions share, each called after it: `google-cloud-storage`, `zope.interface`. */
export const sharedNames: ReadonlySet<string> = new Set(
  'azure backports google jaraco mpl_toolkits mysql opentelemetry oslo paste repoze ruamel snowflake sphinxcontrib zope'.split(
    ' ',
  ),
);

const knownNames = new Set([
  ...sharedNames,
  ...Object.values(renamed).flatMap(names => names.split(' ')),
  ...[...plain].map(name => name.replaceAll('-', '_')),
]);

/** Whether it is known which distributions give a top-level name. */
export const isKnownName = (name: string): boolean =>
  knownNames.has(name) || knownNames.has(name.toLowerCase());
